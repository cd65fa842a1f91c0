"use client";

import clsx from "clsx";
import { Tabs as Primitive } from "radix-ui";
import type { ComponentProps } from "react";

export const Tabs = Primitive.Root;

/** `aria-label` says what is being switched. */
export function TabList({ className, ...rest }: ComponentProps<typeof Primitive.List>) {
  return <Primitive.List {...rest} className={clsx("flex gap-4 overflow-x-auto border-b", className)} />;
}

export function Tab({ className, ...rest }: ComponentProps<typeof Primitive.Trigger>) {
  return (
    <Primitive.Trigger
      {...rest}
      className={clsx(
        "-mb-px h-9 shrink-0 border-b-2 border-transparent text-sm font-medium text-muted transition-colors hover:text-strong focus-visible:-outline-offset-2 data-[state=active]:border-accent data-[state=active]:text-strong pointer-coarse:h-11",
        className,
      )}
    />
  );
}

export function TabPanel({ className, ...rest }: ComponentProps<typeof Primitive.Content>) {
  return <Primitive.Content {...rest} className={clsx("pt-4 focus-visible:outline-offset-4", className)} />;
}
