"use client";

import { Command } from "cmdk";
import type { ReactNode } from "react";
import { Kbd } from "@/components/ui/Kbd";

interface GroupProps {
  heading: string;
  children: ReactNode;
}

export function PaletteGroup({ heading, children }: GroupProps) {
  return (
    <Command.Group
      heading={heading}
      className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2.5 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-faint"
    >
      {children}
    </Command.Group>
  );
}

interface ItemProps {
  /** Unique in the palette. */
  value: string;
  /** What else it is found by. */
  keywords?: string[];
  icon?: ReactNode;
  /** A second line. */
  detail?: ReactNode;
  keys?: readonly string[];
  onSelect: () => void;
  children: ReactNode;
}

export function PaletteItem({ value, keywords, icon, detail, keys = [], onSelect, children }: ItemProps) {
  return (
    <Command.Item
      value={value}
      {...(keywords && { keywords })}
      onSelect={onSelect}
      className="flex min-h-9 items-center gap-2.5 rounded-control px-2.5 py-1.5 text-sm text-body select-none data-[selected=true]:bg-strong/6 data-[selected=true]:text-strong pointer-coarse:min-h-11 [&_svg]:size-4 [&_svg]:shrink-0"
    >
      {icon}
      <span className="min-w-0 flex-1">
        <span className="block truncate">{children}</span>
        {detail && <span className="block truncate text-xs text-muted">{detail}</span>}
      </span>
      {keys.length > 0 && (
        <span className="flex gap-1 pointer-coarse:hidden">
          {keys.map((key) => (
            <Kbd key={key}>{key}</Kbd>
          ))}
        </span>
      )}
    </Command.Item>
  );
}
