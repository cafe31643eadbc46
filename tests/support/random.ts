export { randomSource } from "../../lib/core/random.ts";
