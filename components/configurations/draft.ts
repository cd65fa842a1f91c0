/** What is typed into the form of an account, and what of it is sent. Pure. */
import { manifestOf, type PlatformId } from "@/lib/platforms/manifest";
import type { Behaviour } from "@/lib/configurations/schema";
import type { Channel, CreateInput, EditInput } from "./channel";

export interface Draft {
  name: string;
  /** By field of the platform's manifest. */
  secrets: Readonly<Record<string, string>>;
  /** The fields for which a new secret is to be made. */
  renewed: readonly string[];
  /** Null for an account that is not there yet: it begins as Hilo sets it. */
  behaviour: Behaviour | null;
}

export const emptyDraft: Draft = { name: "", secrets: {}, renewed: [], behaviour: null };

/** What may be shown again is there to be edited; secrets start empty. */
export const draftOf = ({ name, values, ...channel }: Channel): Draft => ({
  name,
  secrets: values,
  renewed: [],
  behaviour: behaviourOf(channel),
});

const behaviourOf = ({
  showTyping,
  sendReadReceipts,
  autoAssign,
  returnAfterMinutes,
}: Behaviour): Behaviour => ({
  showTyping,
  sendReadReceipts,
  autoAssign,
  returnAfterMinutes,
});

export const withSecret = (draft: Draft, key: string, value: string): Draft => ({
  ...draft,
  secrets: { ...draft.secrets, [key]: value },
});

export const withRenewal = (draft: Draft, key: string, renew: boolean): Draft => {
  const others = draft.renewed.filter((other) => other !== key);
  return { ...withSecret(draft, key, ""), renewed: renew ? [...others, key] : others };
};

/** Only the fields of this platform: what was typed for another one is left out. */
export function creationOf(platform: PlatformId, { name, secrets }: Draft): CreateInput {
  const keys = manifestOf(platform).secretFields.map(({ key }) => key);
  return { platform, name, secrets: Object.fromEntries(keys.map((key) => [key, secrets[key] ?? ""])) };
}

/** Only what differs from what is stored; null when nothing does. */
export function changeOf(channel: Channel, draft: Draft): EditInput | null {
  const typed = Object.entries(draft.secrets).filter(
    ([key, value]) => value.trim() !== (channel.values[key] ?? ""),
  );
  const renewed = draft.renewed.map((key): [string, null] => [key, null]);
  const secrets = [...typed, ...renewed];
  const named = draft.name.trim() !== channel.name;
  const behaviour = Object.entries(draft.behaviour ?? {}).filter(
    ([key, value]) => value !== channel[key as keyof Behaviour],
  );
  if (secrets.length === 0 && !named && behaviour.length === 0) return null;
  return {
    id: channel.id,
    ...Object.fromEntries(behaviour),
    ...(named && { name: draft.name }),
    ...(secrets.length > 0 && { secrets: Object.fromEntries(secrets) }),
  };
}
