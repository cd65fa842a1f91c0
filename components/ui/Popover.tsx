"use client";

import clsx from "clsx";
import { Popover as Primitive } from "radix-ui";
import type { ReactElement, ReactNode } from "react";

interface PopoverProps {
  trigger: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  align?: "start" | "center" | "end";
  side?: "top" | "right" | "bottom" | "left";
  /** What it is for, to those who cannot see where it opened. */
  label: string;
  className?: string;
  children: ReactNode;
}

/** For choosing something small beside the button that opened it. */
export function Popover({
  trigger,
  open,
  onOpenChange,
  align = "start",
  side = "bottom",
  label,
  className,
  children,
}: PopoverProps) {
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={8}
          aria-label={label}
          className={clsx(
            "animate-rise rounded-card bg-raised shadow-raised z-50 max-h-(--radix-popover-content-available-height) w-72 overflow-y-auto p-3 text-sm focus-visible:outline-none",
            className,
          )}
        >
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
