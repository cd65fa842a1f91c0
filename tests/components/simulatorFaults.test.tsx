import { screen, within } from "@testing-library/react";
import { FaultsSheet } from "@/components/simulator/FaultsSheet";
import { PhoneChips } from "@/components/simulator/PhoneChips";
import type { FaultView } from "@/components/simulator/views";
import { faultRequestSchema } from "@/lib/simulator/control/schema";
import { phoneAbilities } from "@/components/simulator/abilities";
import { platformIds } from "@/lib/platforms/manifest";
import { accessibilityProblems, renderUi } from "./renderUi";

const on = { onDelivery: jest.fn(), onAdd: jest.fn(), onRemove: jest.fn() };
const usual = { duplicate: false, backdate: false };
beforeEach(() => jest.clearAllMocks());

async function open(faults: FaultView[] = []) {
  const page = renderUi(<FaultsSheet platforms={platformIds} faults={faults} delivery={usual} {...on} />);
  await page.user.click(screen.getByRole("button", { name: "Probar fallas" }));
  return page;
}

test("A fault is set for the chosen platform", async () => {
  const { user } = await open();
  expect(screen.getByText(/El próximo envío saldrá bien/)).toBeVisible();
  await user.click(screen.getByRole("button", { name: /Demasiados envíos/ }));
  expect(on.onAdd).toHaveBeenCalledWith("whatsapp", "rate_limited");

  await user.click(screen.getByRole("combobox", { name: "En qué plataforma" }));
  await user.click(screen.getByRole("option", { name: "Telegram" }));
  expect(screen.queryByRole("button", { name: /La ventana está cerrada/ })).toBeNull();
  await user.click(screen.getByRole("button", { name: /El cliente bloqueó/ }));
  expect(on.onAdd).toHaveBeenLastCalledWith("telegram", "blocked");
});

test("Only faults that the simulator has are offered", () => {
  for (const platform of platformIds) {
    for (const kind of phoneAbilities[platform].faults) {
      expect(faultRequestSchema.safeParse({ platform, kind }).success).toBe(true);
    }
  }
});

test("A fault that waits is listed and can be taken back", async () => {
  const { user } = await open([{ id: "7", platform: "messenger", kind: "expired_token" }]);
  expect(screen.getByText("Messenger: La credencial venció")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Quitar: La credencial venció" }));
  expect(on.onRemove).toHaveBeenCalledWith("7");
});

test("Doubled and back-dated deliveries are switches", async () => {
  const { user } = await open();
  await user.click(screen.getByRole("switch", { name: "Entregar cada mensaje dos veces" }));
  expect(on.onDelivery).toHaveBeenCalledWith({ duplicate: true, backdate: false });
  await user.click(screen.getByRole("switch", { name: /hace 25 h/ }));
  expect(on.onDelivery).toHaveBeenLastCalledWith({ duplicate: false, backdate: true });
});

test("A phone says what will not go as usual on it, and nothing of the others", () => {
  const faults: FaultView[] = [
    { id: "1", platform: "whatsapp", kind: "blocked" },
    { id: "2", platform: "whatsapp", kind: "slow" },
    { id: "3", platform: "telegram", kind: "timeout" },
  ];
  const chips = (
    <PhoneChips platform="whatsapp" faults={faults} delivery={{ duplicate: true, backdate: true }} />
  );
  const { container } = renderUi(<p>{chips}</p>);
  const shown = within(container);
  expect(shown.getByText("El cliente bloqueó el canal")).toBeVisible();
  expect(shown.getByText("Entregas dobles")).toBeVisible();
  expect(shown.getByText("El próximo es de hace 25 h")).toBeVisible();
  expect(container).not.toHaveTextContent("no llega");
});

test("The sheet is accessible", async () => {
  await open([{ id: "7", platform: "messenger", kind: "timeout" }]);
  expect(await accessibilityProblems(screen.getByRole("dialog"))).toEqual([]);
});
