"use client";
import { Archive, Bell, Inbox, MoreHorizontal, Plus, Search, Trash2, Clock, Check, TriangleAlert } from "lucide-react";
import { PlatformMark } from "@/components/layout/PlatformMark";
import { Avatar } from "@/components/ui/Avatar";
import { Badge, CountBadge } from "@/components/ui/Badge";
import { Button } from "@/components/ui/Button";
import { Checkbox } from "@/components/ui/Checkbox";
import { CopyButton } from "@/components/ui/CopyButton";
import { Dialog, DialogClose, Sheet } from "@/components/ui/Dialog";
import { EmptyState } from "@/components/ui/EmptyState";
import { ErrorState } from "@/components/ui/ErrorState";
import { Field } from "@/components/ui/Field";
import { IconButton } from "@/components/ui/IconButton";
import { Input } from "@/components/ui/Input";
import { Kbd } from "@/components/ui/Kbd";
import { Menu, MenuChoice, MenuItem, MenuLabel, MenuSeparator } from "@/components/ui/Menu";
import { PageHeader } from "@/components/ui/PageHeader";
import { Popover } from "@/components/ui/Popover";
import { RelativeTime } from "@/components/ui/RelativeTime";
import { Select } from "@/components/ui/Select";
import { Skeleton } from "@/components/ui/Skeleton";
import { Switch } from "@/components/ui/Switch";
import { Cell, HeaderCell, Table, TableHead, TableRow } from "@/components/ui/Table";
import { Tab, TabList, TabPanel, Tabs } from "@/components/ui/Tabs";
import { Textarea } from "@/components/ui/Textarea";
import { toast } from "sonner";
import { useEffect } from "react";
import { useSearchParams } from "next/navigation";

const names = ["Ana López", "José Ramírez de la Cruz y Fernández del Castillo", "+52 55 5555 0101", "李小龍", "Zoë", "🎉 Promo"];
export default function P() {
  const q = useSearchParams();
  useEffect(() => { if (q.has("toast")) { toast.success("Conversación resuelta", { action: { label: "Deshacer", onClick: () => undefined } }); toast.error("No se pudo enviar", { description: "Prueba otra vez en unos segundos." }); } }, [q]);
  const now = Date.now();
  return (
    <>
      <PageHeader title="Entregas" description="Lo que enviaron las plataformas, y qué pasó con cada cosa." action={<Button variant="primary" icon={<Plus className="size-4" />}>Conectar canal</Button>}>
        <Input leading={<Search />} placeholder="Buscar" className="w-52" aria-label="Buscar" />
      </PageHeader>
      <div className="flex flex-col gap-8 px-4 pb-10 md:px-8">
        <section className="flex flex-wrap items-center gap-2">
          {(["primary", "secondary", "ghost", "danger"] as const).map((v) => <Button key={v} variant={v}>{v}</Button>)}
          <Button variant="primary" loading>Guardar</Button><Button size="sm">Pequeño</Button><Button size="lg" disabled>Grande</Button>
          <IconButton label="Archivar" icon={<Archive className="size-4" />} /><IconButton label="Avisos" variant="secondary" icon={<Bell className="size-4" />} /><Kbd>Ctrl</Kbd><Kbd>K</Kbd>
          <CopyButton value="x" label="Copiar la URL" wide /><CopyButton value="x" label="Copiar" />
        </section>
        <section className="flex flex-wrap items-center gap-2">
          {(["neutral", "accent", "positive", "warning", "danger", "info"] as const).map((v) => <Badge key={v} tone={v} icon={v === "warning" ? <Clock /> : v === "positive" ? <Check /> : v === "danger" ? <TriangleAlert /> : undefined}>{v === "warning" ? "1 h 20" : v}</Badge>)}
          <CountBadge count={3} label="" /><CountBadge count={128} label="" />
          {names.map((n, i) => <Avatar key={n} name={n} size={(["sm", "md", "lg", "lg", "md", "xl"] as const)[i]} mark={<PlatformMark platform={["whatsapp", "messenger", "telegram"][i % 3]!} label="x" size="xs" />} />)}
          {["whatsapp", "messenger", "telegram", "zeta"].map((p) => <PlatformMark key={p} platform={p} label={p} size="lg" />)}
          <span className="text-xs text-faint"><RelativeTime date={now - 4 * 60e3} /> · <RelativeTime date={now} /> · <RelativeTime date={now - 5 * 3600e3} /> · <RelativeTime date={now - 3 * 864e5} /> · <RelativeTime date={now - 500 * 864e5} /></span>
        </section>
        <section className="grid gap-5 md:grid-cols-3">
          <Field label="Nombre" hint="Como lo ven tus compañeros."><Input defaultValue="Ventas México" /></Field>
          <Field label="Token" error="Telegram no reconoce este token." optional><Input defaultValue="123:abc" /></Field>
          <Field label="Plataforma"><Select placeholder="Elige una" options={[{ value: "a", label: "WhatsApp" }, { value: "b", label: "Messenger" }]} /></Field>
          <Field label="Nota"><Textarea placeholder="Escribe" /></Field>
          <div className="flex items-center gap-5"><Switch aria-label="a" defaultChecked /><Switch aria-label="b" /><Checkbox label="Recordar" defaultChecked /><Checkbox label="Todo" checked="indeterminate" /><Checkbox label="No" /></div>
          <Tabs defaultValue="a"><TabList aria-label="t"><Tab value="a">Abiertas</Tab><Tab value="b">Resueltas</Tab></TabList><TabPanel value="a">Contenido</TabPanel></Tabs>
        </section>
        <section className="flex flex-wrap gap-2">
          <Dialog defaultOpen={q.has("dialog")} trigger={<Button>Diálogo</Button>} title="¿Desconectar Ventas México?" description="Dejará de recibir mensajes. Las conversaciones se conservan." footer={<><DialogClose><Button>Cancelar</Button></DialogClose><Button variant="danger">Desconectar</Button></>}><p className="text-sm">Texto</p></Dialog>
          <Sheet defaultOpen={q.has("sheet")} trigger={<Button>Hoja</Button>} title="Editar canal" footer={<Button variant="primary">Guardar</Button>}><Field label="Nombre"><Input /></Field></Sheet>
          <Popover trigger={<Button>Popover</Button>} label="Elegir"><p>Hola</p></Popover>
          <Menu trigger={<IconButton label="Más" icon={<MoreHorizontal className="size-4" />} />}><MenuLabel>Acciones</MenuLabel><MenuItem icon={<Archive />} aside="E">Archivar</MenuItem><MenuSeparator /><MenuItem danger icon={<Trash2 />}>Eliminar</MenuItem><MenuSeparator /><MenuChoice label="x" value="a" options={[{ value: "a", label: "Uno" }, { value: "b", label: "Dos" }]} onChoose={() => undefined} /></Menu>
        </section>
        <Table label="Entregas"><TableHead><tr><HeaderCell>Contacto</HeaderCell><HeaderCell>Plataforma</HeaderCell><HeaderCell>Estado</HeaderCell><HeaderCell numeric>Intentos</HeaderCell><HeaderCell numeric>Recibida</HeaderCell></tr></TableHead><tbody>{names.map((n, i) => <TableRow key={n} selected={i === 1}><Cell className="font-medium text-strong">{n}</Cell><Cell><span className="flex items-center gap-2"><PlatformMark platform="whatsapp" label="" decorative />WhatsApp</span></Cell><Cell><Badge tone="positive" icon={<Check />}>Procesada</Badge></Cell><Cell numeric>{i * 37}</Cell><Cell numeric><RelativeTime date={now - i * 36e5} className="text-muted" /></Cell></TableRow>)}</tbody></Table>
        <div className="grid gap-4 md:grid-cols-3">
          <div className="rounded-card border"><EmptyState icon={<Inbox />} title="Todo al día" text="Cuando alguien escriba, aparecerá aquí." action={<Button>Abrir el simulador</Button>} /></div>
          <div className="rounded-card border"><ErrorState title="No se pudo cargar la lista" text="Tus mensajes enviados están guardados." onRetry={() => undefined} reference="7f3a-19c2" /></div>
          <div className="flex flex-col gap-3 rounded-card border p-4"><Skeleton className="h-4 w-2/3" /><Skeleton className="h-4 w-full" /><Skeleton className="size-8 rounded-full" /></div>
        </div>
      </div>
    </>
  );
}
