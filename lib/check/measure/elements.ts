import { together } from "../point/ledger.ts";
import { indexAt } from "../../core/structure.ts";
import { sizeOf, type Subject } from "../subject/subject.ts";
import { measureElement, type Measurement, withRounding } from "./measure.ts";

/** Looks at every element. */
export function measureElements(subject: Subject): Measurement[] {
  // Down the outputs first: they share the evaluations along one element of x.
  const inner = subject.sizes[subject.sizes.length - 1];
  const outer = sizeOf(subject) / inner;
  const columns = together(
    Array.from({ length: inner }, (_, j) => () =>
      together(
        Array.from(
          { length: outer },
          (_, i) => () =>
            measureElement(subject, indexAt(subject.sizes, i * inner + j)),
        ),
      )),
  );
  return Array.from(
    { length: sizeOf(subject) },
    (_, position) => columns[position % inner][Math.floor(position / inner)],
  ).map((measurement) => withRounding(measurement, subject));
}
