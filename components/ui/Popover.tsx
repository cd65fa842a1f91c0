"use client";

import clsx from "clsx";
import { Popover as Primitive } from "radix-ui";
import type { ReactElement, ReactNode } from "react";

interface PopoverProps {
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** One element that takes a ref. */
  trigger: ReactElement;
  /** What it is for, to those who do not see it. */
  label: string;
  align?: "start" | "center" | "end";
  side?: "top" | "right" | "bottom" | "left";
  /** Where the keyboard goes when it closes; without it, to the trigger. */
  onCloseFocus?: () => void;
  className?: string;
  children: ReactNode;
}

/** Something to choose or fill in beside what it belongs to. */
export function Popover({
  open,
  onOpenChange,
  trigger,
  label,
  align = "start",
  side = "bottom",
  onCloseFocus,
  className,
  children,
}: PopoverProps) {
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          aria-label={label}
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={8}
          onCloseAutoFocus={(event) => {
            if (!onCloseFocus) return;
            event.preventDefault();
            onCloseFocus();
          }}
          className={clsx(
            "z-50 max-h-(--radix-popover-content-available-height) animate-rise rounded-card bg-raised shadow-raised focus-visible:outline-none",
            className,
          )}
        >
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
