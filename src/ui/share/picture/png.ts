// An SVG as a PNG, with two pixels for each of its own.

const scale = 2;

export async function pngOf(svg: string, width: number, height: number): Promise<Blob> {
  const image = new Image();
  // A data address: the page's policy allows no other source of pictures.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done, fail) => {
    canvas.toBlob((blob) => {
      if (blob === null) fail(new Error("The browser makes no picture of this size"));
      else done(blob);
    }, "image/png");
  });
}
