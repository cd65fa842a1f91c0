"use client";

import type { ComponentProps, ReactNode } from "react";
import { iconButtonClass, type ButtonSize, type ButtonVariant } from "./buttonClass";
import { Spinner } from "./Spinner";
import { Tooltip } from "./Tooltip";

interface IconButtonProps extends Omit<ComponentProps<"button">, "aria-label" | "children"> {
  /** What it does: its accessible name and its tooltip. */
  label: string;
  icon: ReactNode;
  variant?: ButtonVariant;
  size?: ButtonSize;
  side?: "top" | "right" | "bottom" | "left";
  loading?: boolean;
}

export function IconButton({
  label,
  icon,
  variant,
  size,
  side,
  loading = false,
  className,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip content={label} side={side}>
      <button
        type="button"
        {...rest}
        aria-label={label}
        aria-busy={loading || undefined}
        className={iconButtonClass({ variant, size, className })}
      >
        {loading ? <Spinner /> : icon}
      </button>
    </Tooltip>
  );
}
