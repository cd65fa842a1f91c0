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
        "bg-faint data-[state=checked]:bg-accent relative h-5 w-9 shrink-0 rounded-full transition-colors before:absolute before:-inset-3 disabled:opacity-50",
        className,
      )}
    >
      <Primitive.Thumb className="bg-surface block size-4 translate-x-0.5 rounded-full transition-transform data-[state=checked]:translate-x-4.5" />
    </Primitive.Root>
  );
}
