import { Skeleton } from "@/components/ui/Skeleton";

/** The list, as it will be. */
export function TemplatesSkeleton() {
  return (
    <div aria-busy className="flex flex-col px-4 pt-5 md:px-8 md:pt-7">
      <Skeleton className="h-7 w-48" />
      <Skeleton className="mt-1.5 h-4 w-96 max-w-full" />
      <Skeleton className="mt-5 h-9 w-full md:w-160" />
      <div className="mt-6 flex flex-col gap-px">
        {Array.from({ length: 10 }, (_, index) => (
          <Skeleton key={index} className="h-10 w-full" />
        ))}
      </div>
    </div>
  );
}
