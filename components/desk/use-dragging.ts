"use client";
// Dragging what carries `data-item` onto what carries `data-place`, heard once for the whole calendar.
import { type RefObject, useEffect, useRef } from "react";

/** `onDrop` gets the item's name and the place's. The mouse is one way: keyboard and buttons are the others. */
export function useDragging(onDrop: (item: string, place: string) => void): RefObject<HTMLDivElement | null> {
  const root = useRef<HTMLDivElement>(null);
  const drop = useRef(onDrop);
  useEffect(() => {
    drop.current = onDrop;
  }, [onDrop]);
  useEffect(() => {
    const element = root.current;
    if (element === null) return;
    const near = (event: Event, name: string): string | null =>
      event.target instanceof Element
        ? (event.target.closest(`[data-${name}]`)?.getAttribute(`data-${name}`) ?? null)
        : null;
    const start = (event: DragEvent) => {
      const item = near(event, "item");
      if (item !== null) event.dataTransfer?.setData("text/plain", item);
    };
    const over = (event: DragEvent) => {
      if (near(event, "place") !== null) event.preventDefault();
    };
    const end = (event: DragEvent) => {
      const place = near(event, "place");
      const item = event.dataTransfer?.getData("text/plain");
      if (place === null || !item) return;
      event.preventDefault();
      drop.current(item, place);
    };
    element.addEventListener("dragstart", start);
    element.addEventListener("dragover", over);
    element.addEventListener("drop", end);
    return () => {
      element.removeEventListener("dragstart", start);
      element.removeEventListener("dragover", over);
      element.removeEventListener("drop", end);
    };
  }, []);
  return root;
}
