import clsx from "clsx";
import { Skeleton } from "@/components/ui/Skeleton";

/** Rows of the list, as they will be. */
export function ListSkeleton({ rows = 9 }: { rows?: number }) {
  return (
    <div aria-busy className="flex flex-col">
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className="flex h-18 items-center gap-3 px-4">
          <Skeleton className="size-10 shrink-0 rounded-full!" />
          <div className="flex flex-1 flex-col gap-2">
            <Skeleton className={index % 2 ? "h-3.5 w-28" : "h-3.5 w-36"} />
            <Skeleton className={index % 3 ? "h-3 w-full" : "h-3 w-3/4"} />
          </div>
        </div>
      ))}
    </div>
  );
}

const bubbles = ["h-10 w-52", "h-16 w-72 self-end", "h-10 w-40 self-end", "h-24 w-80", "h-10 w-64 self-end"];

/** A conversation, as it will be. */
export function ThreadSkeleton() {
  return (
    <div
      aria-busy
      className="mx-auto flex min-h-0 w-full max-w-3xl flex-1 flex-col justify-end gap-4 overflow-hidden p-5"
    >
      {bubbles.map((shape) => (
        <Skeleton key={shape} className={clsx("max-w-full shrink-0 rounded-bubble!", shape)} />
      ))}
    </div>
  );
}

/** The thread's header while the conversation itself is on its way. */
export function HeaderSkeleton() {
  return (
    <div aria-busy className="flex h-14 shrink-0 items-center gap-2.5 border-b px-4">
      <Skeleton className="size-8 rounded-full!" />
      <div className="flex flex-col gap-1.5">
        <Skeleton className="h-3.5 w-36" />
        <Skeleton className="h-3 w-24" />
      </div>
    </div>
  );
}
