import { InboxPage } from "../InboxPage";
import type { Search } from "../load";

export { generateMetadata } from "../page";

interface ConversationPageProps {
  params: Promise<{ conversationId: string }>;
  searchParams: Promise<Search>;
}

export default async function Page({ params, searchParams }: ConversationPageProps) {
  const { conversationId } = await params;
  return <InboxPage conversationId={conversationId} search={searchParams} />;
}
