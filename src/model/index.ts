export * from "./fusion.ts";
export * from "./links.ts";
export * from "./picture.ts";
export * from "./reading.ts";
export * from "./report.ts";
export * from "./span.ts";
export * from "./syntax.ts";
export * from "./time.ts";
