import { mount } from "svelte";
import App from "./App.svelte";
import { keepOffline } from "./state/offline.ts";
import { room } from "./state/room.svelte.ts";

mount(App, { target: document.getElementById("app")! });
keepOffline(() => void room.refresh());
