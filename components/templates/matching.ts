/** Which saved replies fit what was typed, without asking the server. Pure. */
import type { Category, TemplateView } from "@/lib/templates/views";

/** Without case and accents, as the server compares. */
const plain = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase();

/** The shortcut's beginning says most, then the title, then the text; in each group the given order stays. */
export function matching(
  replies: readonly TemplateView[],
  query: string,
  category: Category | null,
): TemplateView[] {
  const wanted = plain(query.trim());
  const inCategory = category ? replies.filter((reply) => reply.category === category) : replies;
  if (wanted === "") return [...inCategory];
  return inCategory
    .map((reply) => ({ reply, rank: rankOf(reply, wanted) }))
    .filter(({ rank }) => rank < NOT)
    .sort((one, other) => one.rank - other.rank)
    .map(({ reply }) => reply);
}

const NOT = 4;

function rankOf({ shortcut, title, body }: TemplateView, wanted: string): number {
  if (shortcut?.startsWith(wanted)) return 0;
  if (plain(title).startsWith(wanted)) return 1;
  if (plain(title).includes(wanted) || shortcut?.includes(wanted)) return 2;
  return plain(body).includes(wanted) ? 3 : NOT;
}
