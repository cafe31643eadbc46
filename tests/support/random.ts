export { randomSource } from "../../lib/random.ts";
