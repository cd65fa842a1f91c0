/** Phones as the simulator describes them; typed by its own model, so that the page's views cannot drift away from it. */
import type { AccountView, ChatMessage, CustomerView } from "@/components/simulator/views";
import type { PlatformName, ThreadMessage } from "@/lib/simulator/model";

export const accountOf = (platform: PlatformName, given: Partial<AccountView> = {}): AccountView => ({
  platform,
  accountId: `${platform}-1`,
  name: "Casa Jacaranda",
  address: "+52 55 5555 0100",
  callback: { url: "http://127.0.0.1:3000/api/webhooks" },
  ...given,
});

export const mariana: CustomerView = {
  platform: "whatsapp",
  id: "525555550121",
  name: "Mariana Olvera",
  phone: "525555550121",
};

const message = (given: Partial<ThreadMessage>): ChatMessage =>
  ({
    id: "m1",
    from: "customer",
    kind: "text",
    text: "hola",
    reactions: [],
    sentAt: Date.now(),
    tick: "delivered",
    ...given,
  }) satisfies ThreadMessage;

export const written = (given: Partial<ThreadMessage> = {}): ChatMessage => message(given);
export const answered = (given: Partial<ThreadMessage> = {}): ChatMessage =>
  message({ id: "b1", from: "business", text: "Con gusto", ...given });
