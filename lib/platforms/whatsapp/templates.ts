import type { PlatformTemplateData } from "@/lib/platforms/contract";
import { AnswerError, type PlatformIo } from "@/lib/platforms/io";
import { graphCall } from "@/lib/platforms/meta/graph";
import { ask } from "@/lib/platforms/meta/outcome";
import { id, list, record, records, text, type JsonRecord } from "@/lib/platforms/read";
import { classifyError } from "./errors";
import type { WhatsAppSecrets } from "./secrets";

const PAGE = 100;
/** More than any account may have (6,000): an answer that never ends is not followed for ever. */
const MAX_PAGES = 100;
const fields = "name,language,status,category,components";

/** Every template of the business account, page by page. @throws AnswerError when a page could not be read. */
export async function templates(secrets: WhatsAppSecrets, io: PlatformIo): Promise<PlatformTemplateData[]> {
  const found: PlatformTemplateData[] = [];
  let after: string | undefined;
  for (let page = 0; page < MAX_PAGES; page++) {
    const query = new URLSearchParams({ fields, limit: String(PAGE), ...(after && { after }) });
    const path = `/${secrets.wabaId}/message_templates?${query.toString()}`;
    const answer = await ask(graphCall(io, path, secrets.accessToken), classifyError);
    if (!answer.ok) throw new AnswerError(answer.error.code, answer.error.class === "retry");
    found.push(...records(answer.body.data).flatMap(read));
    const paging = record(answer.body.paging);
    after = text(paging.next) === undefined ? undefined : text(record(paging.cursors).after);
    if (after === undefined) return found;
  }
  throw new AnswerError("too_many_pages", false);
}

/** One that cannot be named cannot be sent, and is left out. */
function read(given: JsonRecord): PlatformTemplateData[] {
  const [name, language] = [id(given.name), id(given.language)];
  if (name === undefined || language === undefined) return [];
  const [status, category] = [id(given.status) ?? "", id(given.category) ?? ""];
  return [{ name, language, status, category, components: [...list(given.components)] }];
}
