/** Errors as the Graph API answers them. */
import { randomBytes } from "node:crypto";
import type { Reply } from "../http";

interface Extra {
  subcode?: number;
  /** Plain words for developers; WhatsApp puts them into `error_data`. */
  details?: string;
  transient?: boolean;
  headers?: Record<string, string>;
}

export class GraphError extends Error {
  constructor(
    readonly status: number,
    readonly code: number,
    message: string,
    readonly extra: Extra = {},
  ) {
    super(message);
    this.name = "GraphError";
  }
}

export function errorReply({ status, code, message, extra }: GraphError): Reply {
  const error = {
    message: message.startsWith("(#") || code === 190 ? message : `(#${code}) ${message}`,
    type: "OAuthException",
    code,
    ...(extra.subcode ? { error_subcode: extra.subcode } : {}),
    ...(extra.details ? { error_data: { messaging_product: "whatsapp", details: extra.details } } : {}),
    ...(extra.transient ? { is_transient: true } : {}),
    fbtrace_id: `A${randomBytes(16).toString("base64url")}`,
  };
  return { status, body: { error }, ...(extra.headers ? { headers: extra.headers } : {}) };
}

export const badToken = () =>
  new GraphError(401, 190, "Invalid OAuth access token - Cannot parse access token");
export const expiredToken = (status: number) =>
  new GraphError(status, 190, "Error validating access token: Session has expired", { subcode: 463 });
export const noSuchObject = (id: string) =>
  new GraphError(
    400,
    100,
    `Unsupported request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation`,
    { subcode: 33 },
  );
/** A parameter that is wrong in form. */
export const badParameter = (details: string) => new GraphError(400, 100, "Invalid parameter", { details });
/** A parameter that is right in form and means nothing here. */
export const badValue = (details: string) =>
  new GraphError(400, 131009, "Parameter value is not valid", { details });
export const missing = (name: string) =>
  new GraphError(400, 131008, "Required parameter is missing", {
    details: `Parameter '${name}' is missing.`,
  });
