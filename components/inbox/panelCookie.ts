/** Whether the contact's pane stands open beside the thread; read by the page, so that it is drawn right the first time. */
export const panelCookie = "hilo-contact-pane";
