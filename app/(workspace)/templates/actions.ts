"use server";

import { defineAction } from "@/lib/action";
import * as commands from "@/lib/templates/commands";

export const createTemplate = defineAction(commands.createTemplate);
export const editTemplate = defineAction(commands.editTemplate);
export const archiveTemplate = defineAction(commands.archiveTemplate);
export const restoreTemplate = defineAction(commands.restoreTemplate);
export const countCopiedTemplate = defineAction(commands.countCopy);
