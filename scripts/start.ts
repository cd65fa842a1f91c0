/** `npm start`: everything that is needed, then the service. */
import { launch } from "./launch";

void launch({ dev: false });
