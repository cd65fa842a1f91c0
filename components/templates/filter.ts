/** What is asked of the list, in its address and in its query. Pure. */
import type { Sorting } from "@/components/ui/dataColumns";
import { isPlatformId, type PlatformId } from "@/lib/platforms/manifest";
import { categories, type Category } from "@/lib/templates/views";

export type Search = Record<string, string | string[] | undefined>;

export interface TemplateListFilter {
  q: string;
  category: Category | null;
  platform: PlatformId | null;
  archived: boolean;
  sorting: Sorting;
}

const sortable = ["usage", "title", "updated"];
export const noFilter: TemplateListFilter = {
  q: "",
  category: null,
  platform: null,
  archived: false,
  sorting: { column: "usage", descending: true },
};

/** What is no filter of ours is left out. */
export function readFilter(search: Search): TemplateListFilter {
  const value = (name: string) => [search[name]].flat()[0];
  const platform = value("platform") ?? "";
  const sort = value("sort") ?? "";
  return {
    q: (value("q") ?? "").slice(0, 200),
    category: categories.find((known) => known === value("category")) ?? null,
    platform: isPlatformId(platform) ? platform : null,
    archived: value("archived") === "true",
    sorting: sortable.includes(sort)
      ? { column: sort, descending: value("order") !== "asc" }
      : noFilter.sorting,
  };
}

/** As the route takes it: only what is set. */
export function filterQuery({ q, category, platform, archived, sorting }: TemplateListFilter) {
  const query: Record<string, string> = {
    sort: sorting.column,
    order: sorting.descending ? "desc" : "asc",
  };
  if (q.trim()) query.q = q.trim();
  if (category) query.category = category;
  if (platform) query.platform = platform;
  if (archived) query.archived = "true";
  return query;
}

/** Is anything left out because of the filter? The tab and the order leave nothing out. */
export const isFiltered = ({ q, category, platform }: TemplateListFilter): boolean =>
  q.trim() !== "" || category !== null || platform !== null;
