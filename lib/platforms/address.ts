/** Which addresses a file may be fetched from: the public internet, and nothing inside the operator's own network. */
import { BlockList, isIP } from "node:net";

const inside = new BlockList();
const ranges: [string, number, "ipv4" | "ipv6"][] = [
  ["0.0.0.0", 8, "ipv4"],
  ["10.0.0.0", 8, "ipv4"],
  ["100.64.0.0", 10, "ipv4"],
  ["127.0.0.0", 8, "ipv4"],
  ["169.254.0.0", 16, "ipv4"],
  ["172.16.0.0", 12, "ipv4"],
  ["192.0.0.0", 24, "ipv4"],
  ["192.168.0.0", 16, "ipv4"],
  ["198.18.0.0", 15, "ipv4"],
  ["224.0.0.0", 3, "ipv4"],
  ["::", 128, "ipv6"],
  ["::1", 128, "ipv6"],
  ["64:ff9b::", 96, "ipv6"],
  ["fc00::", 7, "ipv6"],
  ["fe80::", 10, "ipv6"],
  ["ff00::", 8, "ipv6"],
];
for (const [address, prefix, family] of ranges) inside.addSubnet(address, prefix, family);

const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/** Is this literal IP address one of the private, loopback, link-local or reserved ones (RFC 6890)? */
export function isInsideAddress(address: string): boolean {
  const plain = address.replace(/^\[|\]$/g, "");
  const version = isIP(plain);
  if (version === 4) return inside.check(plain, "ipv4");
  if (version !== 6) return false;
  const asIpv4 = mapped.exec(plain)?.[1];
  // Node prints a mapped address either dotted or in hex; the block list understands the hex form as IPv6 only.
  return asIpv4 ? inside.check(asIpv4, "ipv4") : inside.check(plain, "ipv6") || /^::ffff:/i.test(plain);
}
