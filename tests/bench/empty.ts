// Nothing: what starting Deno itself takes.
