import clsx from "clsx";
import { platformMarks } from "@/lib/platforms/marks";

const sizes = { xs: "size-3.5", sm: "size-4", md: "size-5", lg: "size-8" } as const;

interface PlatformMarkProps {
  /** Platform id. */
  platform: string;
  label: string;
  /** Of the tile where no mark was drawn for the platform: any CSS colour. */
  color?: string | undefined;
  size?: keyof typeof sizes;
  /** The label stands beside it in words. */
  decorative?: boolean;
  className?: string;
}

/** Where a message comes from, at a glance. */
export function PlatformMark({
  platform,
  label,
  color,
  size = "sm",
  decorative = false,
  className,
}: PlatformMarkProps) {
  const glyph = platformMarks[platform];
  const tile = glyph?.color ?? color ?? "var(--color-muted)";
  const naming = decorative ? { "aria-hidden": true } : { role: "img", "aria-label": label };
  return (
    <svg viewBox="0 0 24 24" className={clsx("shrink-0", sizes[size], className)} {...naming}>
      <rect width="24" height="24" rx="6.5" fill={tile} />
      {glyph ? (
        <>
          <path d={glyph.shape} fill="white" />
          <path
            d={glyph.detail.path}
            strokeWidth={glyph.detail.width}
            fill="none"
            stroke={tile}
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </>
      ) : (
        <text x="12" y="17" textAnchor="middle" fontSize="14" fontWeight="650" fill="white">
          {label.slice(0, 1).toUpperCase()}
        </text>
      )}
    </svg>
  );
}
