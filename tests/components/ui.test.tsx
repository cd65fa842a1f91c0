import { screen, waitFor, within } from "@testing-library/react";
import { useState, type FormEvent } from "react";
import { CountBadge } from "@/components/ui/Badge";
import { Button } from "@/components/ui/Button";
import { CopyButton } from "@/components/ui/CopyButton";
import { Dialog, DialogClose } from "@/components/ui/Dialog";
import { Field } from "@/components/ui/Field";
import { IconButton } from "@/components/ui/IconButton";
import { Input } from "@/components/ui/Input";
import { Menu, MenuChoice, MenuItem } from "@/components/ui/Menu";
import { Select } from "@/components/ui/Select";
import { Switch } from "@/components/ui/Switch";
import { Tab, TabList, TabPanel, Tabs } from "@/components/ui/Tabs";
import { Textarea } from "@/components/ui/Textarea";
import { renderUi } from "./renderUi";

describe("Button", () => {
  const submit = jest.fn((event: FormEvent) => event.preventDefault());
  const press = jest.fn();
  const form = (loading: boolean) => (
    <form onSubmit={submit}>
      <input aria-label="texto" />
      <Button type="submit" loading={loading} onClick={press}>
        Guardar
      </Button>
    </form>
  );
  beforeEach(() => jest.clearAllMocks());

  test("submits, also with Enter in a field", async () => {
    const { user } = renderUi(form(false));
    await user.click(screen.getByRole("button"));
    await user.type(screen.getByLabelText("texto"), "{Enter}");
    expect(submit).toHaveBeenCalledTimes(2);
    expect(press).toHaveBeenCalledTimes(2);
  });

  test("ignores both while it is loading, and keeps the focus", async () => {
    const { user } = renderUi(form(true));
    const button = screen.getByRole("button", { name: "Guardar" });
    await user.click(button);
    expect(button).toHaveFocus();
    expect(button).toHaveAttribute("aria-busy", "true");
    await user.type(screen.getByLabelText("texto"), "{Enter}");
    expect(submit).not.toHaveBeenCalled();
    expect(press).not.toHaveBeenCalled();
  });

  test("does not submit unless it is told to", async () => {
    const { user } = renderUi(
      <form onSubmit={submit}>
        <Button>Otra cosa</Button>
      </form>,
    );
    await user.click(screen.getByRole("button"));
    expect(submit).not.toHaveBeenCalled();
  });
});

test("an icon alone has a name, and says it on focus", async () => {
  const { user } = renderUi(<IconButton label="Archivar" icon={<svg />} />);
  await user.tab();
  expect(screen.getByRole("button", { name: "Archivar" })).toHaveFocus();
  expect(await screen.findByRole("tooltip")).toHaveTextContent("Archivar");
});

describe("Field", () => {
  test.each([
    ["an input", <Input key="x" />],
    ["a textarea", <Textarea key="x" />],
    ["a select", <Select key="x" options={[{ value: "a", label: "A" }]} />],
    ["a switch", <Switch key="x" />],
  ])("ties label, hint and error to %s", (_, control) => {
    renderUi(
      <Field label="Nombre" hint="Como lo ven los demás." error="Falta el nombre.">
        {control}
      </Field>,
    );
    const found = screen.getByLabelText("Nombre");
    expect(found).toHaveAccessibleDescription("Como lo ven los demás. Falta el nombre.");
    expect(found).toBeInvalid();
  });

  test("is quiet when there is nothing to say", () => {
    renderUi(
      <Field label="Nombre" optional>
        <Input />
      </Field>,
    );
    const found = screen.getByLabelText("Nombre (opcional)");
    expect(found).not.toHaveAttribute("aria-describedby");
    expect(found).toBeValid();
  });
});

test("a select is chosen from with the keyboard", async () => {
  const chosen = jest.fn();
  const options = [
    { value: "a", label: "Ventas" },
    { value: "b", label: "Soporte" },
  ];
  const { user } = renderUi(
    <Select aria-label="Embudo" options={options} onValueChange={chosen} placeholder="Elige" />,
  );
  await user.tab();
  await user.keyboard("{Enter}");
  expect(await screen.findByRole("listbox")).toBeVisible();
  await user.keyboard("{ArrowDown}{Enter}");
  expect(chosen).toHaveBeenCalledWith("b");
});

test("a dialog takes the keyboard to its first control and gives it back", async () => {
  const { user } = renderUi(
    <Dialog
      trigger={<Button>Desconectar</Button>}
      title="¿Desconectar?"
      description="Dejará de recibir mensajes."
      footer={
        <DialogClose>
          <Button>Cancelar</Button>
        </DialogClose>
      }
    />,
  );
  const trigger = screen.getByRole("button", { name: "Desconectar" });
  await user.click(trigger);
  const dialog = await screen.findByRole("dialog", { name: "¿Desconectar?" });
  expect(dialog).toHaveAccessibleDescription("Dejará de recibir mensajes.");
  expect(within(dialog).getByRole("button", { name: "Cancelar" })).toHaveFocus();
  await user.keyboard("{Escape}");
  await waitFor(() => expect(dialog).not.toBeInTheDocument());
  expect(trigger).toHaveFocus();

  await user.click(trigger);
  await user.click(await screen.findByRole("button", { name: "Cerrar" }));
  expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
});

test("one Escape closes a dialog that has nothing to press but its close button", async () => {
  const { user } = renderUi(<Dialog trigger={<Button>Ayuda</Button>} title="Atajos" />);
  await user.click(screen.getByRole("button", { name: "Ayuda" }));
  expect(await screen.findByRole("button", { name: "Cerrar" })).toHaveFocus();
  await user.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
});

test("a menu acts, and shows which of several is chosen", async () => {
  const act = jest.fn();
  function Example() {
    const [theme, setTheme] = useState<"light" | "dark">("light");
    const options = [
      { value: "light", label: "Claro" },
      { value: "dark", label: "Oscuro" },
    ] as const;
    return (
      <Menu trigger={<Button>Más</Button>}>
        <MenuItem onSelect={act}>Archivar</MenuItem>
        <MenuChoice label="Tema" value={theme} options={options} onChoose={setTheme} />
      </Menu>
    );
  }
  const { user } = renderUi(<Example />);
  await user.click(screen.getByRole("button", { name: "Más" }));
  expect(screen.getByRole("menuitemradio", { name: "Claro" })).toBeChecked();
  await user.click(screen.getByRole("menuitemradio", { name: "Oscuro" }));
  await user.click(screen.getByRole("button", { name: "Más" }));
  expect(screen.getByRole("menuitemradio", { name: "Oscuro" })).toBeChecked();
  await user.click(screen.getByRole("menuitem", { name: "Archivar" }));
  expect(act).toHaveBeenCalledTimes(1);
});

test("tabs are moved through with the arrows", async () => {
  const { user } = renderUi(
    <Tabs defaultValue="open">
      <TabList aria-label="Estado">
        <Tab value="open">Abiertas</Tab>
        <Tab value="resolved">Resueltas</Tab>
      </TabList>
      <TabPanel value="open">uno</TabPanel>
      <TabPanel value="resolved">dos</TabPanel>
    </Tabs>,
  );
  await user.tab();
  await user.keyboard("{ArrowRight}");
  expect(screen.getByRole("tab", { name: "Resueltas" })).toHaveAttribute("aria-selected", "true");
  expect(screen.getByRole("tabpanel")).toHaveTextContent("dos");
});

describe("CopyButton", () => {
  test("copies and says so", async () => {
    const { user } = renderUi(<CopyButton value="https://hilo.example.com" label="Copiar la URL" wide />);
    await user.click(screen.getByRole("button", { name: "Copiar la URL" }));
    expect(await navigator.clipboard.readText()).toBe("https://hilo.example.com");
    expect(screen.getByRole("status")).toHaveTextContent("Copiado");
  });

  test("says what to do when the browser refuses", async () => {
    const { user } = renderUi(<CopyButton value="x" label="Copiar" />);
    jest.spyOn(navigator.clipboard, "writeText").mockRejectedValue(new DOMException("", "NotAllowedError"));
    await user.click(screen.getByRole("button", { name: "Copiar" }));
    expect(await screen.findByText(/Selecciona el texto/)).toBeInTheDocument();
    expect(screen.getByRole("status")).toBeEmptyDOMElement();
  });
});

test.each([
  [0, null],
  [7, "7"],
  [99, "99"],
  [100, "99+"],
])("a count of %i shows %p", (count, shown) => {
  renderUi(<CountBadge count={count} label={`${count} sin leer`} />);
  const label = screen.queryByText(`${count} sin leer`);
  if (shown === null) expect(label).not.toBeInTheDocument();
  else expect(label?.previousSibling).toHaveTextContent(shown);
});
