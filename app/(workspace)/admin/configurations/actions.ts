"use server";

import { defineAction } from "@/lib/action";
import * as commands from "@/lib/configurations/commands";

export const createConfiguration = defineAction(commands.createConfiguration);
export const editConfiguration = defineAction(commands.editConfiguration);
export const archiveConfiguration = defineAction(commands.archiveConfiguration);
export const syncTemplates = defineAction(commands.syncConfigurationTemplates);
