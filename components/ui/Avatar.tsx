import clsx from "clsx";
import { User } from "lucide-react";
import type { ReactNode } from "react";
import { hueOf, initialsOf } from "./initials";

const sizes = {
  sm: "size-6 text-[0.625rem]",
  md: "size-8 text-xs",
  lg: "size-10 text-base",
  xl: "size-14 text-lg",
} as const;

interface AvatarProps {
  name: string;
  size?: keyof typeof sizes;
  /** A small mark on the lower corner, such as where the person writes from. */
  mark?: ReactNode;
  className?: string;
}

/** Decorative: the name stands beside it. */
export function Avatar({ name, size = "md", mark, className }: AvatarProps) {
  const initials = initialsOf(name);
  return (
    <span className={clsx("relative inline-flex shrink-0", className)}>
      <span
        aria-hidden
        data-hue={hueOf(name)}
        className={clsx(
          "flex items-center justify-center rounded-full font-semibold tracking-tight select-none",
          sizes[size],
        )}
      >
        {initials || <User className="size-1/2" />}
      </span>
      {mark && (
        <span className="absolute -right-1.5 -bottom-1 flex rounded-control bg-surface p-0.5">{mark}</span>
      )}
    </span>
  );
}
