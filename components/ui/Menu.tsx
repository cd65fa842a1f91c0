"use client";

import clsx from "clsx";
import { Check } from "lucide-react";
import { DropdownMenu as Primitive } from "radix-ui";
import type { ReactElement, ReactNode } from "react";

interface MenuProps {
  /** Controlled; without it the trigger alone opens it. */
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  trigger: ReactElement;
  align?: "start" | "center" | "end";
  side?: "top" | "right" | "bottom" | "left";
  className?: string;
  children: ReactNode;
}

export function Menu({
  open,
  onOpenChange,
  trigger,
  align = "start",
  side = "bottom",
  className,
  children,
}: MenuProps) {
  return (
    <Primitive.Root modal={false} open={open} onOpenChange={onOpenChange}>
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className={clsx(
            "z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-52 animate-rise overflow-y-auto rounded-card bg-raised p-1 shadow-raised",
            className,
          )}
        >
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

const itemClass =
  "flex min-h-8 items-center gap-2.5 rounded-control px-2 text-sm text-body outline-none select-none data-disabled:opacity-50 data-highlighted:bg-strong/6 data-highlighted:text-strong pointer-coarse:min-h-11 [&_svg]:size-4 [&_svg]:shrink-0";

interface MenuItemProps {
  icon?: ReactNode;
  /** What happens is not harmless. */
  danger?: boolean;
  disabled?: boolean;
  onSelect?: () => void;
  /** At the end of the line: a key, a count. */
  aside?: ReactNode;
  /** The single child is a link that becomes the item. */
  asChild?: boolean;
  children: ReactNode;
}

export function MenuItem({
  icon,
  danger = false,
  disabled,
  onSelect,
  aside,
  asChild = false,
  children,
}: MenuItemProps) {
  const className = clsx(
    itemClass,
    danger && "text-danger data-highlighted:bg-danger-tint data-highlighted:text-danger",
  );
  return (
    <Primitive.Item asChild={asChild} disabled={disabled} onSelect={onSelect} className={className}>
      {asChild ? (
        children
      ) : (
        <>
          {icon}
          <span className="min-w-0 flex-1 truncate">{children}</span>
          {aside && <span className="text-xs text-faint">{aside}</span>}
        </>
      )}
    </Primitive.Item>
  );
}

interface MenuChoiceProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string; icon?: ReactNode }[];
  onChoose: (value: Value) => void;
}

/** One of several, with a tick at the current one. */
export function MenuChoice<Value extends string>({
  label,
  value,
  options,
  onChoose,
}: MenuChoiceProps<Value>) {
  const choose = (chosen: string) => {
    const option = options.find((candidate) => candidate.value === chosen);
    if (option) onChoose(option.value);
  };
  return (
    <>
      <MenuLabel>{label}</MenuLabel>
      <Primitive.RadioGroup value={value} onValueChange={choose} aria-label={label}>
        {options.map((option) => (
          <Primitive.RadioItem key={option.value} value={option.value} className={itemClass}>
            {option.icon}
            <span className="min-w-0 flex-1 truncate">{option.label}</span>
            <Primitive.ItemIndicator>
              <Check className="text-accent" aria-hidden />
            </Primitive.ItemIndicator>
          </Primitive.RadioItem>
        ))}
      </Primitive.RadioGroup>
    </>
  );
}

interface MenuCheckProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: ReactNode;
}

/** On or off; the menu stays open, so that several can be changed. */
export const MenuCheck = ({ checked, onChange, children }: MenuCheckProps) => (
  <Primitive.CheckboxItem
    checked={checked}
    onCheckedChange={onChange}
    onSelect={(event) => event.preventDefault()}
    className={itemClass}
  >
    <span className="min-w-0 flex-1 truncate">{children}</span>
    <Primitive.ItemIndicator>
      <Check className="text-accent" aria-hidden />
    </Primitive.ItemIndicator>
  </Primitive.CheckboxItem>
);

export const MenuLabel = ({ children }: { children: ReactNode }) => (
  <Primitive.Label className="px-2 pt-2 pb-1 text-xs font-medium text-faint">{children}</Primitive.Label>
);

export const MenuSeparator = () => <Primitive.Separator className="-mx-1 my-1 h-px bg-line" />;
