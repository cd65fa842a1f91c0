"use client";

import clsx from "clsx";
import { Switch as Primitive } from "radix-ui";
import type { ComponentProps } from "react";
import { useField } from "./Field";

/** On or off, at once. Give it a `Field`, or an `aria-label`. */
export function Switch({ className, ...rest }: ComponentProps<typeof Primitive.Root>) {
  const field = useField();
  return (
    <Primitive.Root
      {...field}
      {...rest}
      className={clsx(
        "relative h-5 w-9 shrink-0 rounded-full bg-faint transition-colors before:absolute before:-inset-3 disabled:opacity-50 data-[state=checked]:bg-accent",
        className,
      )}
    >
      <Primitive.Thumb className="block size-4 translate-x-0.5 rounded-full bg-surface transition-transform data-[state=checked]:translate-x-4.5" />
    </Primitive.Root>
  );
}
