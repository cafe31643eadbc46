/**
 * Pictures with their words in Korean.
 *
 * @module
 */
import type { Layer, Picture } from "../../lib/plot/mod.ts";
import { inKorean } from "./translate.ts";

/** The picture with its title, its axes and its legend in Korean. */
export function pictureInKorean(picture: Picture): Picture {
  const { title, x, y, layers } = picture;
  return {
    title: inKorean(title),
    x: { ...x, label: inKorean(x.label) },
    y: { ...y, label: inKorean(y.label) },
    layers: layers.map((layer): Layer =>
      "label" in layer ? { ...layer, label: inKorean(layer.label) } : layer
    ),
  };
}
