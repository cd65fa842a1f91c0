import type { ReactNode } from "react";
import { Texts } from "@/app/Texts";

export default function SimulatorLayout({ children }: { children: ReactNode }) {
  return <Texts of="simulator">{children}</Texts>;
}
