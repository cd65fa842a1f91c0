"use client";

import { useFormatter, useNow } from "next-intl";
import { createContext, use } from "react";
import type { CreateTemplateInput, EditTemplateInput } from "@/lib/templates/schema";
import type { Result } from "@/lib/result";
import type { Values } from "@/lib/templates/variables";
import { ownValues } from "./example";

type Act<Input> = (input: Input) => Promise<Result<{ id: string }>>;

/** The page's server actions. */
export interface TemplateActions {
  create: Act<CreateTemplateInput>;
  edit: Act<EditTemplateInput>;
  archive: Act<{ id: string }>;
  restore: Act<{ id: string }>;
  copied: Act<{ id: string }>;
}

export interface TemplateField {
  key: string;
  label: string;
}

export interface TemplatesPage {
  viewer: { id: string; name: string };
  /** The team's own fields about contacts, as variables. */
  fields: readonly TemplateField[];
  actions: TemplateActions;
}

const Context = createContext<TemplatesPage | null>(null);
export const TemplatesProvider = Context;

/** @throws Error outside of the page. */
export function useTemplatesPage(): TemplatesPage {
  const page = use(Context);
  if (!page) throw new Error("outside of the page of saved replies");
  return page;
}

/** Values that do not depend on a conversation. */
export function useOwnValues(): Values {
  const { viewer } = useTemplatesPage();
  const format = useFormatter();
  const now = useNow();
  return ownValues(viewer.name, format.dateTime(now, { dateStyle: "long" }));
}
