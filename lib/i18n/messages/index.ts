/** Every text of the product. One file per namespace and language; Spanish is written first and gives the keys their type. */
import esCommon from "./es/common.json";
import esShell from "./es/shell.json";
import esLogin from "./es/login.json";
import esErrors from "./es/errors.json";
import esWhatsappErrors from "./es/whatsappErrors.json";
import esMessengerErrors from "./es/messengerErrors.json";
import esTelegramErrors from "./es/telegramErrors.json";
import esPlatformErrors from "./es/platformErrors.json";
import esInbox from "./es/inbox.json";
import esConfigurations from "./es/configurations.json";
import esDeliveries from "./es/deliveries.json";
import esSimulator from "./es/simulator.json";
import esList from "./es/list.json";
import esLabels from "./es/labels.json";
import esCollaboration from "./es/collaboration.json";
import esThread from "./es/thread.json";
import esComposer from "./es/composer.json";
import esPlatformTemplates from "./es/platformTemplates.json";
import esSchedule from "./es/schedule.json";
import esTemplates from "./es/templates.json";
import esContacts from "./es/contacts.json";
import esPalette from "./es/palette.json";
import enCommon from "./en/common.json";
import enShell from "./en/shell.json";
import enLogin from "./en/login.json";
import enErrors from "./en/errors.json";
import enWhatsappErrors from "./en/whatsappErrors.json";
import enMessengerErrors from "./en/messengerErrors.json";
import enTelegramErrors from "./en/telegramErrors.json";
import enPlatformErrors from "./en/platformErrors.json";
import enInbox from "./en/inbox.json";
import enConfigurations from "./en/configurations.json";
import enDeliveries from "./en/deliveries.json";
import enSimulator from "./en/simulator.json";
import enList from "./en/list.json";
import enLabels from "./en/labels.json";
import enCollaboration from "./en/collaboration.json";
import enThread from "./en/thread.json";
import enComposer from "./en/composer.json";
import enPlatformTemplates from "./en/platformTemplates.json";
import enSchedule from "./en/schedule.json";
import enTemplates from "./en/templates.json";
import enContacts from "./en/contacts.json";
import enPalette from "./en/palette.json";
import type { Locale } from "../locale";

const es = {
  common: esCommon,
  shell: esShell,
  login: esLogin,
  errors: esErrors,
  whatsappErrors: esWhatsappErrors,
  messengerErrors: esMessengerErrors,
  telegramErrors: esTelegramErrors,
  platformErrors: esPlatformErrors,
  inbox: esInbox,
  configurations: esConfigurations,
  deliveries: esDeliveries,
  simulator: esSimulator,
  list: esList,
  labels: esLabels,
  collaboration: esCollaboration,
  thread: esThread,
  composer: esComposer,
  platformTemplates: esPlatformTemplates,
  schedule: esSchedule,
  templates: esTemplates,
  contacts: esContacts,
  palette: esPalette,
};

const en = {
  common: enCommon,
  shell: enShell,
  login: enLogin,
  errors: enErrors,
  whatsappErrors: enWhatsappErrors,
  messengerErrors: enMessengerErrors,
  telegramErrors: enTelegramErrors,
  platformErrors: enPlatformErrors,
  inbox: enInbox,
  configurations: enConfigurations,
  deliveries: enDeliveries,
  simulator: enSimulator,
  list: enList,
  labels: enLabels,
  collaboration: enCollaboration,
  thread: enThread,
  composer: enComposer,
  platformTemplates: enPlatformTemplates,
  schedule: enSchedule,
  templates: enTemplates,
  contacts: enContacts,
  palette: enPalette,
};

export type Messages = typeof es;

/** English must have every Spanish key: the compiler refuses one that is missing, a test one that is too many. */
export const messages: Record<Locale, Messages> = { es, en };
