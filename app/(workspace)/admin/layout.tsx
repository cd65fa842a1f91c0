import type { ReactNode } from "react";
import { Texts } from "@/app/Texts";

export default function AdminLayout({ children }: { children: ReactNode }) {
  return <Texts of="admin">{children}</Texts>;
}
