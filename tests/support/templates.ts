/** Names that the server of the tests and the tests themselves agree on. */
export const templateName = "hilo_template";

/** The address of another database on the same server. */
export function onDatabase(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.toString();
}
