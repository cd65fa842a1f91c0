import clsx from "clsx";

/**
 * The shape of what is coming: give it the true size. Invisible for 150 ms, so that what comes quickly does not blink.
 * Decorative: put `aria-busy` on the region around it.
 */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span aria-hidden className={clsx("block animate-late rounded-control", className)}>
      <span className="block size-full animate-pulse rounded-[inherit] bg-strong/8" />
    </span>
  );
}
