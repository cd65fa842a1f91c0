"use client";

import { Check, Minus } from "lucide-react";
import { Checkbox as Primitive } from "radix-ui";
import { useId, type ComponentProps, type ReactNode } from "react";
import clsx from "clsx";

interface CheckboxProps extends Omit<ComponentProps<typeof Primitive.Root>, "children"> {
  /** Without one, an `aria-label` is needed. */
  label?: ReactNode;
}

export function Checkbox({ label, className, ...rest }: CheckboxProps) {
  const id = useId();
  return (
    <span className={clsx("inline-flex items-center gap-2 text-sm pointer-coarse:min-h-11", className)}>
      <Primitive.Root
        id={id}
        {...rest}
        className="group border-faint bg-surface text-on-accent data-[state=checked]:border-accent data-[state=checked]:bg-accent data-[state=indeterminate]:border-accent data-[state=indeterminate]:bg-accent relative flex size-4 shrink-0 items-center justify-center rounded-[4px] border transition-colors before:absolute before:-inset-2 disabled:opacity-50"
      >
        <Primitive.Indicator>
          <Check className="size-3 group-data-[state=indeterminate]:hidden" strokeWidth={3} aria-hidden />
          <Minus
            className="hidden size-3 group-data-[state=indeterminate]:block"
            strokeWidth={3}
            aria-hidden
          />
        </Primitive.Indicator>
      </Primitive.Root>
      {label && (
        <label htmlFor={rest.id ?? id} className="text-body">
          {label}
        </label>
      )}
    </span>
  );
}
