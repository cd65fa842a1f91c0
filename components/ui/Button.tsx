"use client";

import type { ComponentProps, MouseEvent, ReactNode } from "react";
import { buttonClass, type ButtonSize, type ButtonVariant } from "./buttonClass";
import { Spinner } from "./Spinner";

interface ButtonProps extends ComponentProps<"button"> {
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: ReactNode;
  /** Keeps its focus and its width, shows a spinner and ignores presses. */
  loading?: boolean;
}

export function Button({
  variant,
  size,
  icon,
  loading = false,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  // Not `disabled`, which would drop the keyboard's focus; a refused press does not submit a form either.
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (loading) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button
      type="button"
      {...rest}
      onClick={press}
      aria-busy={loading || undefined}
      aria-disabled={loading || undefined}
      className={buttonClass({ variant, size, className })}
    >
      {loading ? <Spinner /> : icon}
      {children}
    </button>
  );
}
