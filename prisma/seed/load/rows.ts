/** The tables of a load, in the order in which they refer to each other, and the columns it fills. */
import type { ClientBase } from "pg";
import { copyRows, line, type Value } from "./copy";

const columns = {
  contacts: [
    "id",
    "name",
    "phone",
    "phone_key",
    "country",
    "country_source",
    "language",
    "created_at",
    "updated_at",
  ],
  contact_identities: [
    "id",
    "contact_id",
    "configuration_id",
    "external_id",
    "address",
    "username",
    "created_at",
  ],
  identity_addresses: ["configuration_id", "value", "identity_id"],
  conversations: [
    ...[
      "id",
      "identity_id",
      "contact_id",
      "configuration_id",
      "platform_id",
      "status",
      "assignee_id",
      "stage_id",
    ],
    ...[
      "snoozed_until",
      "unread_count",
      "last_message_id",
      "last_message_at",
      "last_inbound_at",
      "last_outbound_at",
    ],
    ...["awaiting_reply_since", "window_expires_at", "resolved_at", "created_at"],
  ],
  conversation_labels: ["conversation_id", "label_id"],
  messages: [
    ...[
      "id",
      "conversation_id",
      "configuration_id",
      "direction",
      "kind",
      "text",
      "content",
      "status",
      "external_id",
    ],
    ...["author_id", "reply_to_id", "sent_at", "received_at", "delivered_at", "read_at", "accepted_at"],
    ...["error_code", "error_class"],
  ],
  attachments: ["id", "message_id", "kind", "status", "mime_type", "error_code", "created_at"],
  reactions: ["message_id", "direction", "emoji", "at"],
  response_times: [
    ...["message_id", "conversation_id", "configuration_id", "platform_id", "user_id", "first"],
    ...["asked_at", "replied_at", "seconds"],
  ],
  notes: ["id", "conversation_id", "author_id", "text", "created_at"],
} as const;

export type TableName = keyof typeof columns;
export const tableNames = Object.keys(columns) as TableName[];

type RowOf<Table extends TableName> = { [Column in (typeof columns)[Table][number]]: Value };

/** Rows that wait to be written, already in the form that COPY reads. */
export class LoadRows {
  private readonly lines = new Map<TableName, string[]>(tableNames.map((table) => [table, []]));

  add<Table extends TableName>(table: Table, row: RowOf<Table>): void {
    const values = columns[table].map((column) => row[column as keyof RowOf<Table>]);
    this.lines.get(table)?.push(line(values));
  }

  async write(client: ClientBase): Promise<void> {
    for (const [table, lines] of this.lines) await copyRows(client, table, columns[table], lines);
  }
}
