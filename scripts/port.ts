/** The port of the service: asked for before anything else, so that a start that cannot end well ends at once. */
import http from "node:http";
import { StartError } from "@/lib/terminal";

export interface Address {
  host: string;
  port: number;
}

/** @throws StartError when the port is taken or forbidden */
export async function requireFreePort(address: Address): Promise<void> {
  const server = http.createServer();
  await listen(server, address);
  await new Promise((resolve) => server.close(resolve));
}

/** @throws StartError when the port is taken or forbidden */
export function listen(server: http.Server, { host, port }: Address): Promise<void> {
  return new Promise((resolve, reject) => {
    const refused = (error: NodeJS.ErrnoException) => reject(explain(error, { host, port }));
    server.once("error", refused);
    server.listen(port, host, () => {
      server.off("error", refused);
      resolve();
    });
  });
}

function explain(error: NodeJS.ErrnoException, { host, port }: Address): Error {
  if (error.code === "EADDRINUSE") {
    return new StartError("errorPortTaken", { port, other: port < 65535 ? port + 1 : port - 1 });
  }
  if (error.code === "EACCES") return new StartError("errorPortForbidden", { port });
  if (["EADDRNOTAVAIL", "ENOTFOUND", "EAI_AGAIN"].includes(error.code ?? ""))
    return new StartError("errorHost", { host });
  return error;
}
