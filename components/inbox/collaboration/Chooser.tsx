"use client";

import type { ReactElement, ReactNode } from "react";
import { Dialog } from "@/components/ui/Dialog";
import { Popover } from "@/components/ui/Popover";

interface ChooserProps {
  /** What is being chosen, as its title. */
  title: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The button it hangs from; without one it rises from the lower edge, as on a phone. */
  trigger?: ReactElement;
  children: ReactNode;
}

/** A list of choices beside its button, or over the page where there is no room for one. */
export function Chooser({ title, open, onOpenChange, trigger, children }: ChooserProps) {
  if (!trigger)
    return (
      <Dialog open={open} onOpenChange={onOpenChange} title={title}>
        <div className="-mx-3">{children}</div>
      </Dialog>
    );
  return (
    <Popover
      open={open}
      onOpenChange={onOpenChange}
      trigger={trigger}
      label={title}
      align="end"
      className="w-72 max-w-[calc(100vw-1rem)]"
    >
      {children}
    </Popover>
  );
}
