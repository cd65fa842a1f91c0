/** The table of lists: sorted by the server, moved through by keys, chosen in bulk, cards on a phone. */
import { act, screen, within } from "@testing-library/react";
import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { ColumnMenu, useHiddenColumns } from "@/components/ui/ColumnMenu";
import { DataTable, type DataTableProps } from "@/components/ui/DataTable";
import type { DataColumn, Sorting } from "@/components/ui/dataColumns";
import { accessibilityProblems, renderUi } from "./renderUi";

interface Plant {
  id: string;
  name: string;
  height: number;
}

const plants: Plant[] = ["Jacaranda", "Bugambilia", "Encino"].map((name, index) => ({
  id: `p${index}`,
  name,
  height: index * 10,
}));

const columns: DataColumn<Plant>[] = [
  { id: "name", header: "Nombre", cell: ({ name }) => name, sortable: true, fixed: true },
  {
    id: "height",
    header: "Altura",
    cell: ({ height }) => height,
    sortable: true,
    descendingFirst: true,
    numeric: true,
  },
  { id: "tools", header: "Acciones", cell: ({ name }) => <Button>Regar {name}</Button> },
];

const base: DataTableProps<Plant> = {
  label: "Plantas",
  columns,
  rows: plants,
  rowId: ({ id }) => id,
  rowLabel: ({ name }) => name,
  card: ({ name }) => name,
  empty: <p>Sin plantas</p>,
};

const table = () => within(screen.getByRole("table"));
const row = (name: string) => table().getByRole("row", { name });

test("a head asks for its order, and turns it round the second time", async () => {
  const asked: Sorting[] = [];
  function Sorted() {
    const [sorting, setSorting] = useState<Sorting>({ column: "name", descending: false });
    const sort = (next: Sorting) => {
      asked.push(next);
      setSorting(next);
    };
    return <DataTable {...base} sorting={sorting} onSort={sort} />;
  }
  const { user } = renderUi(<Sorted />);
  await user.click(table().getByRole("button", { name: "Altura" }));
  await user.click(table().getByRole("button", { name: "Altura" }));
  expect(asked).toEqual([
    { column: "height", descending: true },
    { column: "height", descending: false },
  ]);
  expect(table().getByRole("columnheader", { name: "Altura" })).toHaveAttribute("aria-sort", "ascending");
  expect(table().getByRole("columnheader", { name: "Nombre" })).toHaveAttribute("aria-sort", "none");
});

test("one Tab stop, arrows between rows, Enter opens; a control of the row keeps its own press", async () => {
  const opened: string[] = [];
  const { user } = renderUi(<DataTable {...base} onOpen={({ id }) => opened.push(id)} />);
  expect(
    table()
      .getAllByRole("row")
      .filter((element) => element.tabIndex === 0),
  ).toHaveLength(2 - 1);
  act(() => row("Jacaranda").focus());
  await user.keyboard("{ArrowDown}{ArrowDown}{ArrowDown}");
  expect(row("Encino")).toHaveFocus();
  await user.keyboard("{Enter}{Home}{Enter}");
  expect(opened).toEqual(["p2", "p0"]);
  await user.click(table().getByRole("button", { name: "Regar Bugambilia" }));
  expect(opened).toHaveLength(2);
  await user.click(table().getByText("Bugambilia"));
  expect(opened).toEqual(["p2", "p0", "p1"]);
});

test("rows are chosen one by one, by key or all together, and the bar says how many", async () => {
  function Chosen() {
    const [ids, setIds] = useState<string[]>([]);
    return <DataTable {...base} selection={{ ids, onChange: setIds, actions: <Button>Archivar</Button> }} />;
  }
  const { user } = renderUi(<Chosen />);
  expect(screen.queryByRole("toolbar")).toBeNull();
  act(() => row("Jacaranda").focus());
  await user.keyboard(" ");
  expect(screen.getByRole("toolbar", { name: "1 elegido" })).toBeVisible();
  await user.click(table().getByRole("checkbox", { name: "Elegir todo" }));
  expect(screen.getByRole("toolbar", { name: "3 elegidos" })).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Quitar selección" }));
  expect(screen.queryByRole("toolbar")).toBeNull();
});

test("columns can be hidden, and stay so; those that are fixed are not offered", async () => {
  const none: string[] = [];
  function Columns() {
    const [hidden, hide] = useHiddenColumns("plants", none);
    return (
      <>
        <ColumnMenu columns={columns} hidden={hidden} onChange={hide} />
        <DataTable {...base} hidden={hidden} />
      </>
    );
  }
  const { user, unmount } = renderUi(<Columns />);
  await user.click(screen.getByRole("button", { name: "Columnas" }));
  expect(screen.getAllByRole("menuitemcheckbox").map((item) => item.textContent)).toEqual([
    "Altura",
    "Acciones",
  ]);
  await user.click(screen.getByRole("menuitemcheckbox", { name: "Altura" }));
  await user.keyboard("{Escape}");
  expect(table().queryByRole("columnheader", { name: "Altura" })).toBeNull();
  unmount();
  renderUi(<Columns />);
  expect(table().queryByRole("columnheader", { name: "Altura" })).toBeNull();
  localStorage.clear();
});

test("empty, loading, more and its failure each show themselves; axe is silent", async () => {
  const { container, rerender, user } = renderUi(<DataTable {...base} rows={[]} />);
  expect(screen.getByText("Sin plantas")).toBeVisible();
  const load = jest.fn();
  rerender(<></>);
  const next = renderUi(
    <DataTable
      {...base}
      selection={{ ids: ["p1"], onChange: () => undefined, actions: null }}
      onOpen={() => undefined}
      more={{ load, loading: false, failed: true }}
    />,
  );
  await user.click(screen.getByRole("button", { name: "Reintentar" }));
  expect(load).toHaveBeenCalledTimes(1);
  expect(screen.getByRole("alert")).toHaveTextContent("No se pudo cargar más.");
  expect(await accessibilityProblems(next.container)).toEqual([]);
  expect(container).toBeInTheDocument();
});
