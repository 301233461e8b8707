//! Files between the page and the disk. Invariant: a file leaves the page only as a download, and is read only up to
//! [`MAXIMUM_LENGTH`].

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, DragEvent, Event, File, HtmlAnchorElement, HtmlCanvasElement,
    HtmlImageElement, HtmlInputElement, TextDecoder, Url,
};

/// The most bytes of a file that are read.
pub const MAXIMUM_LENGTH: u32 = 10_000_000;

/// How long the address of a saved file stays good, in milliseconds: the browser may ask first where to put it.
const FORGET_AFTER: u32 = 60_000;

/// Offers a file to be saved under a name, and tells whether the browser would take it.
pub fn save(name: &str, file: &Blob) -> bool {
    let Ok(address) = Url::create_object_url_with_blob(file) else { return false };
    let link = gloo::utils::document().create_element("a").map(JsCast::unchecked_into::<HtmlAnchorElement>);
    if let Ok(link) = &link {
        link.set_href(&address);
        link.set_download(name);
        link.click();
    }
    Timeout::new(FORGET_AFTER, move || forget(&address)).forget();
    link.is_ok()
}

/// A file of a media type such as `text/csv`.
pub fn file(content: &str, media_type: &str) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    Blob::new_with_str_sequence_and_options(&Array::of1(&content.into()), &options).ok()
}

const SVG: &str = "image/svg+xml";

/// An SVG picture of this width and height as a file.
pub fn svg(picture: &str) -> Option<Blob> {
    file(picture, SVG)
}

/// The same with this many points to a unit of length, as a PNG. `None` where the browser can't draw it.
pub async fn png(picture: &str, width: u32, height: u32, scale: u32) -> Option<Blob> {
    let address = Url::create_object_url_with_blob(&svg(picture)?).ok()?;
    let image = HtmlImageElement::new().ok()?;
    image.set_src(&address);
    let drawn = JsFuture::from(image.decode()).await;
    forget(&address);
    drawn.ok()?;
    let canvas: HtmlCanvasElement = gloo::utils::document().create_element("canvas").ok()?.unchecked_into();
    let (width, height) = (width * scale, height * scale);
    canvas.set_width(width);
    canvas.set_height(height);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.unchecked_into();
    let (width, height) = (f64::from(width), f64::from(height));
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width, height).ok()?;
    let made = js_sys::Promise::new(&mut |resolve, reject| {
        if let Err(error) = canvas.to_blob(&resolve) {
            // A function that takes one value can be called with one.
            let _ = reject.call1(&JsValue::NULL, &error);
        }
    });
    let made = JsFuture::from(made).await.ok()?;
    // Nothing, where the picture is too large to be one.
    (!made.is_null()).then(|| made.unchecked_into())
}

fn forget(address: &str) {
    // An address that was given is one that can be taken back.
    let _ = Url::revoke_object_url(address);
}

/// The file that was chosen in an input, which then forgets it, so that the same one can be chosen again.
pub fn chosen(event: &Event) -> Option<File> {
    let input: HtmlInputElement = event.target()?.unchecked_into();
    let file = input.files()?.get(0)?;
    input.set_value("");
    Some(file)
}

/// The bytes of a file; `None` where it can't be read or is longer than [`MAXIMUM_LENGTH`].
pub async fn bytes(file: &File) -> Option<Vec<u8>> {
    if is_too_long(file) {
        return None;
    }
    let content = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&content).to_vec())
}

pub fn is_too_long(file: &File) -> bool {
    file.size() > f64::from(MAXIMUM_LENGTH)
}

/// The text that bytes are in an encoding, without its byte order mark; `None` where they are none.
pub fn decoded(bytes: &[u8], encoding: &str) -> Option<String> {
    TextDecoder::new_with_label(encoding).ok()?.decode_with_u8_array(bytes).ok()
}

/// Calls back with each file that is dropped anywhere on the page, in place of the browser's leaving the page for it.
/// Other things that are dragged take their way.
pub fn on_drop(work: impl Fn(File) + 'static) -> [EventListener; 2] {
    let document = gloo::utils::document();
    let listen = |name: &'static str, work: Box<dyn Fn(&DragEvent)>| {
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&document, name, options, move |event: &Event| {
            let event: &DragEvent = event.unchecked_ref();
            let files = event.data_transfer().is_some_and(|dragged| dragged.types().includes(&"Files".into(), 0));
            if files {
                event.prevent_default();
                work(event);
            }
        })
    };
    [
        listen("dragover", Box::new(|_| ())),
        listen(
            "drop",
            Box::new(move |event| {
                let files = event.data_transfer().and_then(|dragged| dragged.files());
                files.and_then(|files| files.get(0)).into_iter().for_each(&work);
            }),
        ),
    ]
}
