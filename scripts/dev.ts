/** `npm run dev`: the same as `npm start`, with reload of changed source instead of a build. */
import { launch } from "./launch";

void launch({ dev: true });
