import clsx from "clsx";

/**
 * The shape of what is coming: give it the true size. Invisible for 150 ms, so that what comes quickly does not blink.
 * Decorative: put `aria-busy` on the region around it.
 */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span aria-hidden className={clsx("animate-late rounded-control block", className)}>
      <span className="bg-strong/8 block size-full animate-pulse rounded-[inherit]" />
    </span>
  );
}
