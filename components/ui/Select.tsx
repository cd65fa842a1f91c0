"use client";

import clsx from "clsx";
import { Check, ChevronDown } from "lucide-react";
import { Select as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { useField } from "./Field";
import { controlClass } from "./Input";

export interface SelectOption {
  /** Not empty. */
  value: string;
  label: string;
  icon?: ReactNode;
  disabled?: boolean;
}

interface SelectProps {
  options: readonly SelectOption[];
  value?: string;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
  name?: string;
  placeholder?: string;
  disabled?: boolean;
  required?: boolean;
  /** Needed where no `Field` gives it a label. */
  "aria-label"?: string;
  className?: string;
}

export function Select({ options, placeholder, className, "aria-label": label, ...rest }: SelectProps) {
  const field = useField();
  return (
    <Primitive.Root {...rest}>
      <Primitive.Trigger
        {...field}
        aria-label={label}
        className={clsx(
          controlClass,
          "flex h-9 items-center justify-between gap-2 px-3 text-left data-placeholder:text-faint pointer-coarse:h-11",
          className,
        )}
      >
        <span className="min-w-0 truncate">
          <Primitive.Value placeholder={placeholder} />
        </span>
        <Primitive.Icon asChild>
          <ChevronDown className="size-4 shrink-0 text-faint" aria-hidden />
        </Primitive.Icon>
      </Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          position="popper"
          sideOffset={4}
          collisionPadding={8}
          className="z-50 max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width) animate-rise overflow-hidden rounded-card bg-raised p-1 shadow-raised"
        >
          <Primitive.Viewport>
            {options.map((option) => (
              <Option key={option.value} {...option} />
            ))}
          </Primitive.Viewport>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

function Option({ value, label, icon, disabled }: SelectOption) {
  return (
    <Primitive.Item
      value={value}
      disabled={disabled}
      className="flex h-8 items-center gap-2 rounded-control pr-2 pl-2 text-sm text-body outline-none select-none data-disabled:opacity-50 data-highlighted:bg-strong/6 data-highlighted:text-strong pointer-coarse:h-11"
    >
      {icon}
      <span className="min-w-0 flex-1 truncate">
        <Primitive.ItemText>{label}</Primitive.ItemText>
      </span>
      <Primitive.ItemIndicator>
        <Check className="size-4 text-accent" aria-hidden />
      </Primitive.ItemIndicator>
    </Primitive.Item>
  );
}
