import { Skeleton } from "@/components/ui/Skeleton";

/** The list of accounts, as it will be. */
export function ConfigurationsSkeleton() {
  return (
    <div aria-busy className="mx-auto max-w-6xl px-4 pt-5 md:px-8 md:pt-7">
      <Skeleton className="h-7 w-28" />
      <Skeleton className="mt-1.5 h-4 w-72 max-w-full" />
      <div className="mt-6 grid gap-4 lg:grid-cols-2">
        {Array.from({ length: 4 }, (_, index) => (
          <div key={index} className="flex flex-col gap-4 rounded-card border p-5">
            <div className="flex gap-3">
              <Skeleton className="size-8" />
              <div className="flex flex-1 flex-col gap-2">
                <Skeleton className="h-4 w-40" />
                <Skeleton className="h-3.5 w-56 max-w-full" />
              </div>
            </div>
            <Skeleton className="h-5 w-24 rounded-full!" />
            <Skeleton className="h-8 w-full" />
            <Skeleton className="h-9 w-64 max-w-full" />
          </div>
        ))}
      </div>
    </div>
  );
}
